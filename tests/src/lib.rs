//! Placeholder head, replaced by the driver.
