import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/lists.css';
import './styles/shell.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { askWho } from './session/session.ts';

void askWho();
const root = document.getElementById('app');
if (root) render(<App />, root);
