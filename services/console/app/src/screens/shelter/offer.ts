import type { offer } from '@iwaa/contracts/http/shelter-capacity';
import type { z } from 'zod';

export type Offer = z.output<typeof offer>;
