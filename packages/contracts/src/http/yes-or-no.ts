import { z } from 'zod';

/** A yes or no in an address, as `true` or `false`. */
export const yesOrNo = z.enum(['true', 'false']).transform((word) => word === 'true');
