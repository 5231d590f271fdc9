//! What is recorded, how it is listed and found, and what deleting leaves.

mod days;
mod made;
mod old_records;
mod reasons;
mod records;
