import { EditorView } from '@codemirror/view';

/**
 * Lets the editor itself replace a selection when somebody types: Chromium would keep the old look in a style
 * attribute, which the page's Content-Security-Policy refuses with an error.
 */
export const typingOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data, isComposing } = event;
    if (inputType !== 'insertText' || data === null || isComposing || view.state.selection.main.empty)
      return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});
