"""How a drawing becomes what the network sees, and why it is answered so."""
