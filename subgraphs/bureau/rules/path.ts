/** A place in an answer: response keys and places in lists, from the root down. */
export type ResponsePath = readonly (string | number)[];
