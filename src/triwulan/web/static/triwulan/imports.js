// While a long table is worked through, its page is looked at again; without a script by its link.
const AGAIN_MS = 2500;

setTimeout(() => {
  window.location.reload();
}, AGAIN_MS);
