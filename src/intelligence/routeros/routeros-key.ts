/** The product that RouterOS is filed under, whatever a source wrote. */
export const routerOsKey = 'o:mikrotik:routeros';
