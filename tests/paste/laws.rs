//! What holds for any block.
