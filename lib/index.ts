export * from './core';
export * from './networking';
