"""How an e-mail is made, handed to a server, tried again and answered for."""
