// The agency's own control: another weight shows the figure that an older report printed.
const weight = document.querySelector('#bobot');
weight.addEventListener('change', () => {
  for (const results of document.querySelectorAll('skm-results')) results.weight = weight.value;
});
