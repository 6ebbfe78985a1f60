/** The clock of the campaigns that Iwaa was made for, where nothing names another. */
export const defaultTimeZone = 'Africa/Casablanca';
