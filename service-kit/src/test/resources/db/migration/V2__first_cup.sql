INSERT INTO cups VALUES (1, 'blue');
