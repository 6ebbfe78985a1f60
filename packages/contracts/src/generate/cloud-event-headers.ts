const text = (description: string, example: string) => ({ type: 'string', description, examples: [example] });

/** The headers of a service's fact: CloudEvents 1.0 in Kafka's binary mode. Header values are text. */
export const cloudEventHeaders = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_subject',
    'ce_time',
    'ce_sequence',
    'ce_actorrole',
    'ce_actor',
  ],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('The fact; the same each time that it is delivered.', '0b8a2f0e-52e5-5d0b-9b39-6a8c6a1d2f10'),
    ce_source: text('The service that decided it.', '/iwaa/intake'),
    ce_type: text('What has happened, and the version of its form.', 'iwaa.intake.contact-recorded.v1'),
    ce_subject: text('What it happened to.', 'bed/sidi-kacem-centre.men-001'),
    ce_time: text('When it was decided, ISO-8601.', '2024-12-12T20:15:00.000Z'),
    ce_sequence: text('The subject’s version after it, from 1 without a gap.', '7'),
    ce_actorrole: text(
      'The role of whoever did it; `service` where one of Iwaa’s services did it by itself.',
      'street-team',
    ),
    ce_actor: text('Whoever did it: an opaque name, or the service’s.', 'b6f1c0de'),
    ce_workflow: text('The workflow for which a service did it.', 'SK-2425-00042'),
    ce_partitionkey: text('The message’s key.', 'SK-2425-00042'),
    'content-type': text('Always JSON.', 'application/json'),
    traceparent: text('W3C Trace Context.', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
  },
};

/** The headers of an agency's answer: those that CloudEvents requires, and what more is read where it is there. */
export const answerHeaders = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: {
      ...text(
        'Your name for this answer, another one for each answer, the same when you send it again.',
        '0b8a2f0e-52e5-5d0b-9b39-6a8c6a1d2f10',
      ),
      maxLength: 300,
    },
    ce_source: {
      ...text('`/agency/` and your agency’s id; any other is refused.', '/agency/health-delegation'),
      pattern: '^/agency/[a-z0-9-]+$',
    },
    ce_type: { type: 'string', const: 'iwaa.agency.referral-answered.v1' },
    ce_subject: text('What it is about.', 'referral/4b1c6f9e-65f4-4d0e-9a0b-0d0d3a1e7a11'),
    ce_time: text(
      'When you decided, ISO-8601; else the time of the message counts.',
      '2024-12-12T20:15:00.000Z',
    ),
    ce_sequence: text('A number from 1 on; nothing hangs on it.', '1'),
    'content-type': text('Always JSON.', 'application/json'),
    traceparent: text('W3C Trace Context.', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
  },
};
