/** The official images, in the versions that ENGINES=local runs too. */
export const KAFKA_IMAGE = 'apache/kafka:4.4.0';
export const MONGO_IMAGE = 'mongo:6.0.5';
/** the command line with the development server in it (server 1.32.0) */
export const TEMPORAL_IMAGE = 'temporalio/temporal:1.9.1';

/** How long a started container may take to answer, in milliseconds; fetching the image comes before and doesn't count. */
export const ANSWER_LIMIT_MS = 120_000;
