import { Redis } from 'ioredis';
import { errorCodeOf } from '../../platform/errors.ts';
import { type DoctorContext, type Finding, fail, look, off, ok } from './finding.ts';

/** Whether Redis answers, and whether it may throw alarms away. */
export async function checkRedisServer({ config }: DoctorContext): Promise<readonly Finding[]> {
  if (!config.redisUrl) return [off('redis.answers', 'REDIS_URL is not set: one process only.')];
  const redis = new Redis(config.redisUrl, {
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return [ok('redis.answers', 'Redis answers.'), await evictionFinding(redis)];
  } catch (error) {
    return [
      fail(
        'redis.answers',
        `Redis does not answer (${errorCodeOf(error)}).`,
        'Start it or correct REDIS_URL. Nothing is lost meanwhile: wake-ups come by sweep, some seconds later.',
      ),
    ];
  } finally {
    redis.disconnect();
  }
}

async function evictionFinding(redis: Redis): Promise<Finding> {
  const check = 'redis.eviction';
  try {
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    return policy === 'noeviction'
      ? ok(check, 'It throws nothing away when memory is short (noeviction).')
      : fail(
          check,
          `It may throw alarms away when memory is short (${policy}).`,
          'CONFIG SET maxmemory-policy noeviction, and in its file; the start is refused otherwise.',
        );
  } catch {
    return look(
      check,
      'This Redis does not tell its eviction policy.',
      'Look in its settings: maxmemory-policy must be noeviction.',
    );
  }
}
