#pragma once

#include <string_view>

namespace rongtong::report {

/// Shows the filter fields and hides what does not hold the typed text. Free of `<` and `&`, so
/// that it stands in XML as it does in HTML.
inline constexpr std::string_view kFilterScript = R"(<script>
document.querySelectorAll("input[data-filter]").forEach(function (input) {
  var box = input.parentNode, hits = box.querySelector(".hits"), timer = 0;
  var items = Array.from(document.querySelectorAll(input.dataset.filter));
  var texts = null;
  function apply() {
    var wanted = input.value.trim().toLowerCase(), shown = 0;
    if (!texts) texts = items.map(function (item) { return item.textContent.toLowerCase(); });
    items.forEach(function (item, i) {
      var hit = texts[i].includes(wanted);
      item.classList.toggle("gone", !hit);
      if (hit) shown += 1;
    });
    hits.textContent = wanted ? shown + " / " + items.length : "";
  }
  box.hidden = false;
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
});
window.addEventListener("hashchange", function () {
  var goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (goal) { goal.classList.remove("gone"); goal.scrollIntoView(); }
});
</script>)";

}  // namespace rongtong::report
