import jest from '../../jest.config.js';

/** The pure tests alone; Stryker narrows them to one folder. */
const { displayName: _, ...pure } = jest.projects.find(({ displayName }) => displayName === 'pure');
export default pure;
