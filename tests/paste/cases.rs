//! Single cases, each as a person would meet it.
