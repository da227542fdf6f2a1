-- A dozen coffees to begin with. Two are special: last-harvest-geisha-100g is scarce, and the price
-- of decaf-sugarcane-250g ends in 13.
INSERT INTO products (sku, name, description, price_minor, currency, received, on_hand) VALUES
  ('brazil-cerrado-250g', 'Cerrado', 'Brazil, pulped natural. Milk chocolate and hazelnut.', 980, 'EUR', 100000, 100000),
  ('brazil-cerrado-1000g', 'Cerrado, the large bag', 'Brazil, pulped natural. Milk chocolate and hazelnut.', 3400, 'EUR', 100000, 100000),
  ('colombia-huila-250g', 'Huila', 'Colombia, washed. Red apple and caramel.', 1190, 'EUR', 100000, 100000),
  ('costa-rica-tarrazu-250g', 'Tarrazú', 'Costa Rica, honey. Apricot and brown sugar.', 1290, 'EUR', 100000, 100000),
  ('decaf-sugarcane-250g', 'Sugarcane decaf', 'Colombia, decaffeinated with sugarcane. Toffee and plum.', 913, 'EUR', 100000, 100000),
  ('espresso-night-shift-250g', 'Night Shift', 'House espresso. Dark chocolate and cherry.', 1050, 'EUR', 100000, 100000),
  ('ethiopia-sidamo-250g', 'Sidamo', 'Ethiopia, natural. Blueberry and cocoa.', 1350, 'EUR', 100000, 100000),
  ('ethiopia-yirgacheffe-250g', 'Yirgacheffe', 'Ethiopia, washed. Jasmine, bergamot and lemon.', 1450, 'EUR', 100000, 100000),
  ('guatemala-antigua-250g', 'Antigua', 'Guatemala, washed. Orange and dark chocolate.', 1240, 'EUR', 100000, 100000),
  ('kenya-nyeri-250g', 'Nyeri', 'Kenya, washed. Blackcurrant and rhubarb.', 1590, 'EUR', 100000, 100000),
  ('last-harvest-geisha-100g', 'Last Harvest Geisha', 'Panama, washed. The last fifty bags of the year.', 3900, 'EUR', 50, 50),
  ('sumatra-gayo-250g', 'Gayo', 'Indonesia, wet-hulled. Cedar, spice and molasses.', 1120, 'EUR', 100000, 100000);
