"""How everything looks: tokens (colours, sizes, widths), the style sheet made from them, fonts, icons, colour maps."""
