/** Where the application begins. */
import "./shell/app.js";
