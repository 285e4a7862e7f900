/** Lets a reader copy a citation; what does it is loaded when the first one shows. */
export function offerCopies(): void {
  if (!navigator.clipboard) return;
  const citations = document.querySelectorAll('.citation, .publication dd:has(cite)');
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void import('./copies.ts').then((aid) => aid.addCopies(citations));
  });
  for (const citation of citations) observer.observe(citation);
}
