/** The mark of Seam: Python above the seam, SQL below it. */
export function Mark() {
  return (
    <svg class="seam-mark" viewBox="0 0 44 44" aria-hidden="true">
      <rect class="mark-py" x="6" y="5" width="20" height="13" rx="3" />
      <path class="mark-seam" d="M4 22h36" />
      <rect class="mark-sql" x="6" y="26" width="32" height="13" rx="3" />
    </svg>
  )
}
