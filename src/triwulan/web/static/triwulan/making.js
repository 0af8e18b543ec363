// While the worker makes a paper's files, their progress is fetched again and again: the page itself, this part of it.
// Without this script the page says to load it again.

const PAUSE = 2000;
const LONGEST = 300;

async function follow(times = 0) {
  const here = document.getElementById("berkas-dibuat");
  if (!here?.dataset.goesOn || times > LONGEST) return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById("berkas-dibuat");
    if (fresh) here.replaceWith(fresh);
  } catch {
    // No connection for the moment: the next round asks again.
  }
  follow(times + 1);
}

follow();
