import type { RequestHandler } from 'express';
import type { Arrivals } from '../../conversations/arrivals.ts';

/** Counts a request among those who wait, until it is answered or its connection is gone. */
export function noteArrivals(arrivals: Arrivals): RequestHandler {
  return (_request, response, next) => {
    response.once('close', arrivals.enter());
    next();
  };
}
