const text = (description: string, example: string) => ({ type: 'string', description, examples: [example] });

/** The headers of every fact: CloudEvents 1.0 in Kafka's binary mode. Header values are text. */
export const cloudEventHeaders = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_sequence'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('The fact; the same each time that it is delivered.', '0b8a2f0e-52e5-5d0b-9b39-6a8c6a1d2f10'),
    ce_source: text('The service that decided it.', '/iwaa/intake'),
    ce_type: text('What has happened, and the version of its form.', 'iwaa.intake.contact-recorded.v1'),
    ce_subject: text('What it happened to.', 'bed/sidi-kacem-centre.men-001'),
    ce_time: text('When it was decided, ISO-8601.', '2024-12-12T20:15:00.000Z'),
    ce_sequence: text('The subject’s version after it, from 1 without a gap.', '7'),
    ce_partitionkey: text('The message’s key.', 'SK-2425-00042'),
    'content-type': text('Always JSON.', 'application/json'),
    traceparent: text('W3C Trace Context.', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
  },
};
