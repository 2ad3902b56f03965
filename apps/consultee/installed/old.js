// Read by every browser, so written as the oldest of them read it. It leads those away that cannot run the page's script: to the page
// that needs none. A script that only did not come (the network) leads nobody away: then the link in the page stays.
function leadAway() {
  location.replace("/plain");
}
function leadAwayUndrawn() {
  var drawn = document.getElementById("page");
  if (drawn && !drawn.firstChild) leadAway();
}
if ("noModule" in document.createElement("script")) window.onerror = leadAwayUndrawn;
else leadAway();
