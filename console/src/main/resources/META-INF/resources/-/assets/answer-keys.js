// The keys of a page on which questions are answered. In a field Escape leads back to the text, and the rest is the field's.
class AnswerKeys {
  // inField(event) is asked what else a key does in a field, action(event) for what it does elsewhere, as a function or null.
  static listen(textBox, { inField, action }) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select")) {
        if (event.key === "Escape") textBox.focus();
        else inField?.(event);
        return;
      }
      if (event.repeat && !event.key.startsWith("Arrow")) return;
      const act = action(event);
      if (act) { event.preventDefault(); act(); }
    });
  }

  // What Enter does; on a link or a button it is theirs.
  static enter(event, act) { return event.target.matches("a, button, summary") ? null : act; }
}
