/**
 * The script of the page: filter, copy, opening what a link points to, printing folded parts.
 * The page is whole without it. It reads and hides elements and never builds one from text.
 */
export const script = `(() => {
  'use strict';
  const form = document.getElementById('filter');
  const results = [...document.querySelectorAll('.result')];
  const groups = [...document.querySelectorAll('.group, .folded')];
  const texts = new WeakMap();

  const textOf = (result) => {
    if (!texts.has(result)) texts.set(result, result.textContent.toLowerCase());
    return texts.get(result);
  };

  const filter = () => {
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const standing = form.elements.standing.value;
    const tool = form.elements.tool.value;
    const active = words.length > 0 || standing !== '' || tool !== '';
    let shown = 0;
    for (const result of results) {
      const matches =
        (standing === '' || result.dataset.standing === standing) &&
        (tool === '' || result.dataset.tool === tool) &&
        words.every((word) => textOf(result).includes(word));
      result.hidden = !matches;
      if (matches) shown += 1;
    }
    for (const group of groups) {
      const found = group.querySelector('.result:not([hidden])') !== null;
      if (group.classList.contains('group')) group.hidden = !found;
      else if (active && found) group.open = true;
    }
    document.getElementById('filter-count').value = shown + ' of ' + results.length + ' results';
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target === null) return;
    if (target.closest('[hidden]') !== null) {
      form.reset();
      filter();
    }
    for (let at = target; at !== null; at = at.parentElement) if ('open' in at) at.open = true;
    target.scrollIntoView();
  };

  const copy = async (button) => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    } catch {
      getSelection().selectAllChildren(code);
    }
  };

  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false;
    button.addEventListener('click', () => copy(button));
  }
  if (form !== null) {
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(filter));
    filter();
  }
  addEventListener('hashchange', reveal);
  if (location.hash !== '') reveal();

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
})();
`;
