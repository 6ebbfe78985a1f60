import type { Added, Agency, HandedOver } from './agencies.ts';

/** An agency on one line. */
export function agencyLine({
  agencyId,
  name,
  services,
  rank,
  state,
  capacity,
  places,
  until,
}: Agency): string {
  const can = [
    capacity,
    ...(places === null ? [] : [`${places} places`]),
    ...(until === null ? [] : [`until ${until}`]),
  ];
  return [agencyId, `rank ${rank}`, state, can.join(', '), services.join(', '), name].join('  ');
}

/** An agency in full. */
export function agencyLines(agency: Agency): string {
  const { agencyId, names, provinceId, takes, hours } = agency;
  return [
    agencyLine(agency),
    `  province  ${provinceId}`,
    ...Object.entries(names).map(([language, name]) => `  name ${language}   ${name}`),
    ...takes.map(
      ({ service, units, agesFrom, agesTo, accessible }) =>
        `  takes     ${service}: ${units.join(', ')}; ages ${agesFrom ?? 0}-${agesTo ?? ''}${accessible ? '; accessible' : ''}`,
    ),
    ...(hours === null
      ? [`  open      always`]
      : Object.entries(hours).map(
          ([day, openings = []]) =>
            `  open      ${day} ${openings.map(({ from, to }) => `${from}-${to}`).join(' ')}`,
        )),
    `  id        ${agencyId}`,
  ].join('\n');
}

/** What an agency is handed, as lines for a shell or an .env file. */
export function handedOverLines({ agencyId, brokers, username, password }: HandedOver): string {
  return [
    `AGENCY_ID=${agencyId}`,
    `KAFKA_BROKERS=${brokers.join(',')}`,
    `KAFKA_USERNAME=${username}`,
    `KAFKA_PASSWORD=${password}`,
  ].join('\n');
}

/** What became of an agency that was added; what to hand over goes first, so that it can be piped. */
export function addedLines({ agency, handedOver }: Added): string {
  return handedOver
    ? handedOverLines(handedOver)
    : `${agency.agencyId} is registered, and had its access before: its password was handed over then. A new one: npm run -s agencies -- rotate ${agency.agencyId}`;
}
