/** Each service's routes, made at build time; `api/routes.ts` gives them their types. */
declare module 'virtual:routes' {
  export const caseworkRoutes: object;
  export const consoleRoutes: object;
  export const intakeRoutes: object;
  export const mediationRoutes: object;
  export const referralRoutes: object;
  export const shelterCapacityRoutes: object;
}
