/** Whether a page view (or a metric of one) began by a soft navigation. */
export function isSoft({ navigationType }: { readonly navigationType: string }): boolean {
  return navigationType === 'soft-navigation';
}
