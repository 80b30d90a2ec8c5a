export const target = 'versions';
