"""Many entries at once: written unseen, then shown or taken away as one."""
