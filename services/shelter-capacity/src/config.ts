import { serviceConfig } from '@iwaa/service-kit/config';

/** The shelter service needs what every service needs, and no more. */
export const config = serviceConfig.extend({ PORT: serviceConfig.shape.PORT.default(4102) });
