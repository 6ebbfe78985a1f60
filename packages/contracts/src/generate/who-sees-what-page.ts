import { type Role, roles } from '../permissions.ts';
import { fieldsForRole, fieldsForService } from '../person-fields.ts';
import { type PersonField, personFields, referralServices } from '../vocabulary.ts';

/** The reference page of who sees which field of a person, in Markdown. */
export function whoSeesWhatPage(): string {
  const house = roles.filter((role) => role !== 'agency-staff' && role !== 'service');
  return `${[
    '# Who sees what of a person',
    'This page is generated from `packages/contracts/src/person-fields.ts` by `npm run generate`; change the tables there. The words for each field in three languages are `personFields` in `packages/words`. Whose people a role reaches stands with its [permissions](routes.md); why it is so, in [privacy](../explanation/privacy.md).',
    '## An agency, by the service that it gives',
    'From its acceptance to the end of the referral, while the person agrees, and by one route: `GET /referrals/:referralId/person`. Which is judged at each request; each request is written into the access log.',
    table(referralServices.map((service) => ({ name: service, sees: fieldsForService[service] }))),
    '## The house, by role',
    'A centre’s staff see it while their centre expects or shelters the person, and of the nickname and the name only one: the nickname where there is one.',
    table(house.map((role: Role) => ({ name: role, sees: fieldsForRole[role] }))),
  ].join('\n\n')}\n`;
}

function table(columns: readonly { readonly name: string; readonly sees: readonly PersonField[] }[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['field', ...columns.map(({ name }) => name)]),
    `|${'---|'.repeat(columns.length + 1)}`,
    ...personFields.map((field) =>
      row([`\`${field}\``, ...columns.map(({ sees }) => (sees.includes(field) ? 'yes' : ''))]),
    ),
  ].join('\n');
}
