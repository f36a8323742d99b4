-- The house says of itself, on the site of its customers, what the law asks for: settings, as the others.

SELECT guard.allow('settings.site', 'setting');
