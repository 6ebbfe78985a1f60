/** Tells the time; `main` alone gives the real one. */
export type Clock = () => Date;
