//! One open file.
