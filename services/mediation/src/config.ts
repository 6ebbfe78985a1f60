import { serviceConfig } from '@iwaa/service-kit/config';

export const config = serviceConfig.extend({ PORT: serviceConfig.shape.PORT.default(4104) });
