import { computed } from "@preact/signals";
import { isDark } from "../state/theme";
import { DARK, LIGHT, type Look } from "./style";

export { DARK, LIGHT, tooltipStyle, type Look } from "./style";

/** The look of the page now. */
export const look = computed<Look>(() => (isDark.value ? DARK : LIGHT));
