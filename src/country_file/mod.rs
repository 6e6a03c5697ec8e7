//! Where it lives.
