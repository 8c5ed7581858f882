// Runs before the first paint; storage may be blocked, then the page looks like a first visit.
try {
  var root = document.documentElement;
  if (localStorage.getItem('iam-playground.stored')) root.dataset.returning = '';
  var theme = JSON.parse(localStorage.getItem('iam-playground.theme'));
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {
  // A first visit, then.
}
