/** The document that the editor under test edits. */
class Draft {
  text = $state('');
}

export const draft = new Draft();
