/** Wrong configuration and wrong use, in words. */
export const misuseNames = [
  'campaigns with absurd times',
  'check-ins for nights that can not be meant',
  'an agency whose topic is not provided',
  'answers of every codec and size',
  'another compression set on a topic',
] as const;
export type MisuseName = (typeof misuseNames)[number];
