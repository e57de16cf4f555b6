package org.clearkiosk.kiosk.screen.part;

import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** Something painted that is no text; it says what it is to those who do not see it. */
abstract class Graphic extends JComponent {
  private static final long serialVersionUID = 1;

  private final transient AccessibleRole role;

  Graphic(AccessibleRole role) {
    this.role = role;
  }

  @Override
  public final AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleGraphic();
    }
    return accessibleContext;
  }

  private final class AccessibleGraphic extends AccessibleJComponent {
    private static final long serialVersionUID = 1;

    @Override
    public AccessibleRole getAccessibleRole() {
      return role;
    }
  }
}
