/** The pages there are. A page is loaded when it is first opened. */

/**
 * @typedef {{path: string, title: string, tag: string, load: () => Promise<unknown>}} Route
 * @type {Route[]}
 */
export const ROUTES = [
  { path: "/editor", title: "Editor", tag: "sw-editor", load: () => import("../editor/page.js") },
  { path: "/fleet", title: "Fleet", tag: "sw-fleet", load: () => import("../fleet/page.js") },
  { path: "/batch", title: "Batch", tag: "sw-batch", load: () => import("../batch/page.js") },
  { path: "/insights", title: "Insights", tag: "sw-insights", load: () => import("../insights/page.js") },
  { path: "/what-if", title: "What-if", tag: "sw-what-if", load: () => import("../whatif/page.js") },
  { path: "/ai-usage", title: "AI usage", tag: "sw-usage", load: () => import("../usage/page.js") },
  { path: "/prompts", title: "Prompt lab", tag: "sw-prompts", load: () => import("../prompts/page.js") },
  { path: "/data", title: "Data", tag: "sw-data", load: () => import("../data/page.js") },
];

/** The route of an address; the editor is home. @param {string} pathname */
export function routeOf(pathname) {
  return pathname === "/" ? ROUTES[0] : ROUTES.find((route) => route.path === pathname);
}
