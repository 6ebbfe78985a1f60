import { serviceConfig } from '@iwaa/service-kit/config';

/** Mediation needs no more than every service. */
export const config = serviceConfig;
